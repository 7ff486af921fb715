"""Conversations, their turns, and traces of answers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(100), primary_key=True),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.Column("used_at", sa.String(40), nullable=False, index=True),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
    )
    op.create_table(
        "turns",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column(
            "conversation",
            sa.String(100),
            sa.ForeignKey("conversations.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("standalone", sa.Text()),
        sa.Column("answer", sa.String(32), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("answer_json", sa.JSON(), nullable=False),
        sa.Column("documents", sa.JSON(), nullable=False),
        sa.Column("programmes", sa.JSON(), nullable=False),
    )
    op.create_table(
        "traces",
        sa.Column("answer", sa.String(32), primary_key=True),
        sa.Column("at", sa.String(40), nullable=False, index=True),
        sa.Column("conversation", sa.String(100), index=True),
        sa.Column("record", sa.JSON(), nullable=False),
    )
