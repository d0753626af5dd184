"""How the tables of a register came to be as they are; a register takes the steps it lacks when it is opened."""
