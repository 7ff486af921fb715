"""Who a conversation belongs to, and what readers thought of an answer."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("conversations", sa.Column("owner", sa.String(64)))
    op.create_index("ix_conversations_owner", "conversations", ["owner"])
    op.create_index("ix_turns_answer", "turns", ["answer"])
    op.create_table(
        "feedback",
        sa.Column("answer", sa.String(32), primary_key=True),
        sa.Column("at", sa.String(40), nullable=False, index=True),
        sa.Column("conversation", sa.String(100), index=True),
        sa.Column("owner", sa.String(64), index=True),
        sa.Column("helpful", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(20)),
        sa.Column("comment", sa.Text()),
    )
