// Replaces the password a new home is born with. Runs on the system database; fails when $old is not the present one.
ALTER CURRENT USER SET PASSWORD FROM $old TO $new
