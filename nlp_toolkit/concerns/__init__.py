"""What letters and statements say again and again, without the people who wrote them."""
