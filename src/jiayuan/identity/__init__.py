"""Who acts, under which grant, for which place and purpose; and what only the person may open.

Owns identity_account, _user, _login, _code, _bucket, _lockout, _homeplace, _grant, _delegation, _purpose, _consent,
_roster, _shift, _message, _delivery, and _subjectkey in the keys database.
Promises: `api.acting` is the only way to rows about persons; rights are read anew on each request; a value sealed for
one cell opens in no other; nothing tells whether a person exists.
"""
