"""No secret of a file may be found anywhere afterwards."""
