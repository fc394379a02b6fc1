"""Results, responsibilities and claims to a status for each party, with its reason.

Rule of this room: what is not known never makes a line better. Taking evidence away, or adding
a failed result, leaves every line as it is or makes it worse; tests hold that.
"""
