"""Tests of the ingest room. All traffic stays on the loopback."""
