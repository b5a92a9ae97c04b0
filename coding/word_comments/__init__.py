"""Margin comments of Word files as codes: what is written in them, and what it is read as."""

from coding.word_comments.code_names import CodeNames, Meaning
from coding.word_comments.comment_codings import comment_codings
from coding.word_comments.comment_text import comment_text
from coding.word_comments.read_comment import ReadCode, ReadComment, Unread, read_comment

__all__ = [
    "CodeNames",
    "Meaning",
    "ReadCode",
    "ReadComment",
    "Unread",
    "comment_codings",
    "comment_text",
    "read_comment",
]
