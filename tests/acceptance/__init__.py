"""What the issue asks to be run by hand, as tests."""
