"""Whose task it is, in the shapes that minutes give it."""

from __future__ import annotations

import pytest

from nlp_toolkit import language
from nlp_toolkit.commitments.extract.actions.cases import cases
from nlp_toolkit.commitments.extract.actions.decide import Finding
from nlp_toolkit.commitments.extract.owners.actors import actors
from nlp_toolkit.commitments.extract.owners.find import Ownership, owner_of
from nlp_toolkit.commitments.extract.setting import EXTENSION, Setting, register
from nlp_toolkit.records import Kind


def ownership(text: str, verb: str, *, kind: Kind = "action", setting: Setting | None = None) -> tuple[str, str]:
    """Give the words that state and suggest the owner of the clause with this verb."""
    register()
    nlp = language.load()
    doc = nlp.make_doc(text)
    doc._.set(EXTENSION, setting or Setting())
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    case = next(
        case for case in cases(doc) if verb in {word.lower_ for word in doc[case.candidate.start : case.candidate.end]}
    )
    found: Ownership = owner_of(Finding(case, kind, False, 0.9, 0.9, 0.4, "", case.start, case.end), doc, actors(doc))
    return tuple(doc.text[where.start : where.end] if where else "" for where in found)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "verb", "owner"),
    [
        ("The Clerk would write to the school.", "write", "The Clerk"),
        ("Cllr Mrs Tandy agreed to speak to the vicar.", "agreed", "Cllr Mrs Tandy"),
        ("The Head of Highways will inspect the bridge.", "inspect", "The Head of Highways"),
        ("Mr T. Orrick will mend the gate.", "mend", "Mr T. Orrick"),
        ("The Clerk was asked to contact the bus company.", "asked", "The Clerk"),
        ("The Council asked the Clerk to write to the bus company.", "asked", "the Clerk"),
        ("It was agreed that we should write to the bus company.", "write", "we"),
        ("The report would be prepared by the Treasurer.", "prepared", "the Treasurer"),
        ("The Director said that she would circulate the figures.", "circulate", "The Director"),
        ("Cllr Vane asked Mr Orrick to cut the hedge. He agreed to do so.", "agreed", "Mr Orrick"),
        ("Cllr Vane and the Clerk will meet the contractor.", "meet", "Cllr Vane and the Clerk"),
        ("Staff were committed to a change of culture.", "committed", "Staff"),
        ("Gus to draft a letter.", "draft", "Gus"),
        ("G Reeve will obtain a quotation from the insurers.", "obtain", "G Reeve"),
        ("Renew Ambledon will review the scheme.", "review", "Renew Ambledon"),
        ("The culvert is to be followed up by the Chair.", "followed", "the Chair"),
        ("Write to the bus company (Owner: the Clerk)", "write", "the Clerk"),
        ("The wording would be further reviewed by the Working Group.", "reviewed", "the Working Group"),
        ("A letter of support is to be drafted by Non.", "drafted", "Non"),
        (
            "The limes are going to be inspected by the Borough Tree Officer in May.",
            "going",
            "the Borough Tree Officer",
        ),
        ("Terry will put the new timetable up in the shelters.", "put", "Terry"),
        ("It is the intention of the Council to start the review in May.", "start", "the Council"),
        ("It is the intention of Wick City and County Council to start it.", "start", "Wick City and County Council"),
        ("It was left to the Clerk to reply to the diocese.", "reply", "the Clerk"),
        ("It was agreed that we get a price from the printer.", "get", "we"),
        ("Mr Vale said that he had spoken to Trentec and they will mend the gate.", "mend", "Trentec"),
        ("The Clerk said that they would write to the diocese.", "write", "The Clerk"),
        ("The trust plans to move its payroll.", "move", "The trust"),
        ("JO'H agreed to write the business case.", "agreed", "JO'H"),
        ("Beth, who knows the owner, said she would find out the date.", "find", "Beth"),
        ("The Cabinet Member for Children will bring a report.", "bring", "The Cabinet Member for Children"),
        ("The company agreed that the doors would be painted.", "painted", "The company"),
        ("The Clerk told the meeting Highways would fill the holes.", "fill", "Highways"),
        ("The Clerk will get a price, and Resources will consider it in November.", "consider", "Resources"),
        ("It was resolved to object, with Gus to draft a letter.", "resolved", "Gus"),
        ("It was agreed to have the pump painted, Cllr Vane to choose the colour.", "agreed", "Cllr Vane"),
        ("It was agreed that Mr Orrick should be asked to mend the gate.", "asked", "Mr Orrick"),
        ("RESOLVED that the Clerk be asked to write to the owner.", "asked", "the Clerk"),
        (
            "The Committee resolved to request the Head of Transport to report in May.",
            "resolved",
            "the Head of Transport",
        ),
        ("RESOLVED: That the Executive Director be requested to report in May.", "resolved", "the Executive Director"),
        ("It was agreed for the Treasurer to open an account.", "agreed", "the Treasurer"),
        (
            "Members called for a report to be made and the Education Officer concurred.",
            "made",
            "the Education Officer",
        ),
        ("Cllr Vane will store the rake and it will be added to the register.", "added", "Cllr Vane"),
        ("P. Vale stated that the owner was away and that he would ring him.", "ring", "P. Vale"),
        ("Mr Vale stated that the owner would be asked to cut it and he would check the line.", "check", "Mr Vale"),
        ("M. Coll is to discuss this matter with the firm.", "discuss", "M. Coll"),
        ("The Clerk advised all relevant forms will be sent to them.", "sent", "The Clerk"),
        ("The Chief Superintendent agreed to look into it.", "agreed", "The Chief Superintendent"),
        ("It was felt that given the new powers we should press on with this.", "press", "we"),
        ("Cllr Dane: Can we see it? Mr Tull: You can. I'll send it by Friday.", "send", "Mr Tull"),
        ("Nigel Marsh assured those present speed is watched and further checks will be made.", "made", "Nigel Marsh"),
        ("The company guaranteed that the smell would be gone by May.", "gone", "The company"),
    ],
)
def test_the_one_who_is_to_act_is_named(text: str, verb: str, owner: str) -> None:
    assert ownership(text, verb)[0] == owner


@pytest.mark.parametrize(
    ("text", "verb", "kind"),
    [
        ("Cllr Vane asked for a copy of the lease.", "asked", "request"),
        ("Mrs Lyle requested that Sue Ridge be invited to the meeting.", "invited", "request"),
        ("The Members discussed the need for savings and looked for a breakdown.", "discussed", "request"),
        ("If it were approved today it would come into force in May.", "come", "commitment"),
        ("It was proposed that a meeting be held with the bus company.", "held", "action"),
        ("It was expected that the results would be published in May.", "published", "commitment"),
        ("The Engineer confirmed that the matter had been discussed with the agency.", "discussed", "update"),
    ],
)
def test_nobody_is_named_where_only_the_asker_or_the_teller_is(text: str, verb: str, kind: Kind) -> None:
    assert ownership(text, verb, kind=kind)[0] == ""


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The path would be cleared in May.", "cleared"),
        ("It was agreed to clear the path.", "agreed"),
        ("A new bin will be put at the bus stop.", "put"),
        ("The landowner would be asked to cut the hedge.", "asked"),
        ("Station Road will be resurfaced in May.", "resurfaced"),
        ("The Winter Plan will include new routes.", "include"),
        ("It was agreed that Members would be circulated with the figures.", "circulated"),
        ("It was agreed that a representative of the company be asked to attend.", "asked"),
        ("The police should be asked to attend.", "asked"),
        ("It was agreed to ask the police to attend.", "agreed"),
        ("The Clerk informed the meeting that these works should be carried out soon.", "carried"),
        ("Cllr Vane proposed the Clerk be a signatory.", "signatory"),
        ("Governors asked for the figures to be broken down.", "asked"),
        ("The plan is required to be sent to the Department in March.", "required"),
        ("Hill Road - the Clerk said no works are likely - it was agreed to arrange a visit.", "agreed"),
        ("CCTV will cover the whole car park.", "cover"),
        ("The meeting went on to lights. It was recommended to take the Mayor to see them.", "recommended"),
        ("The regulations are late. They will come into force in May.", "come"),
    ],
)
def test_not_stated_is_said_as_not_stated(text: str, verb: str) -> None:
    assert ownership(text, verb)[0] == ""


def test_initials_count_where_the_attendance_list_gives_them() -> None:
    setting = Setting(initials=frozenset({"jt"}))
    assert ownership("Order new signs for the car park - JT", "order", setting=setting)[0] == "JT"


def test_what_is_passed_on_only_suggests_an_owner() -> None:
    stated, suggested = ownership("The Clerk reported that the gate would be mended.", "mended", kind="commitment")
    assert (stated, suggested) == ("", "The Clerk")


@pytest.mark.parametrize(
    ("text", "verb", "owner"),
    [
        ("The Head of Libraries confirmed that the van had not yet been ordered.", "ordered", "The Head of Libraries"),
        ("The Clerk reported that the gate had been mended.", "mended", ""),
        ("Hatherby Relief Link - The Clerk confirmed that the map had been shown.", "shown", "The Clerk"),
        ("Cllr Vane had been unable so far to make contact with the owner.", "unable", "Cllr Vane"),
        ("A new coordinator has been appointed to work on it.", "appointed", ""),
        ("The firm has been appointed to work on it.", "appointed", "The firm"),
        ("The PCT had not provided an answer.", "provided", "The PCT"),
        ("The Council was in touch with the National Emergency Centre (NEC)", "touch", "The Council"),
        (
            "The verges at Hatherby Cross have been cut by the Borough Council at Long Lane.",
            "cut",
            "the Borough Council",
        ),
    ],
)
def test_an_update_belongs_to_the_one_who_was_to_act(text: str, verb: str, owner: str) -> None:
    assert ownership(text, verb, kind="update")[0] == owner


def test_the_speaker_of_an_earlier_sentence_is_only_suggested() -> None:
    text = "The Head of Parks said that the pond was low. A pump would be hired in May."
    assert ownership(text, "hired", kind="commitment") == ("", "The Head of Parks")


def test_they_stands_for_people_and_not_for_things() -> None:
    text = "The Working Group and the Chair had seen the verges. They would draw a map."
    assert ownership(text, "draw")[0] != "the verges"
