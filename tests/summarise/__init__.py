"""Tests of the summarising room: pure functions over articles written for these tests."""
