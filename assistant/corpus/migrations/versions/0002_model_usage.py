"""What chat models took, day by day."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "model_usage",
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("tokens", sa.BigInteger(), nullable=False),
        sa.Column("micro_euros", sa.BigInteger(), nullable=False),
    )
