"""Tests of the pretended Bot API server itself; the code under test elsewhere never appears here."""
