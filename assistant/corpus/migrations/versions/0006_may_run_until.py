"""Rules that may go on by themselves after their end."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("versions", sa.Column("may_run_until", sa.Date()))
