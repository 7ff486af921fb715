"""Chats, updates and managers of the Telegram bot."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "telegram_chats",
        sa.Column("chat", sa.String(64), primary_key=True),
        sa.Column("conversation", sa.String(100), nullable=False),
        sa.Column("language", sa.String(2)),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("asked", sa.String(20)),
        sa.Column("used_at", sa.String(40), nullable=False, index=True),
    )
    op.create_table(
        "telegram_updates",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("update", sa.String(64), nullable=False, unique=True),
        sa.Column("chat", sa.String(64), nullable=False, index=True),
        sa.Column("message", sa.String(64), index=True),
        sa.Column("at", sa.String(40), nullable=False, index=True),
        sa.Column("begun", sa.String(40)),
        sa.Column("done", sa.String(40)),
        sa.Column("sealed", sa.LargeBinary()),
        sa.Column("replies", sa.LargeBinary()),
        sa.Column("conversation", sa.String(100)),
        sa.Column("answer", sa.String(32), index=True),
    )
    op.create_table(
        "telegram_managers",
        sa.Column("user", sa.String(64), primary_key=True),
        sa.Column("linked_at", sa.String(40), nullable=False),
    )
    op.create_table(
        "telegram_codes",
        sa.Column("code", sa.String(64), primary_key=True),
        sa.Column("until", sa.String(40), nullable=False),
    )
