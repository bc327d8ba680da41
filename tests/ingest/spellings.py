"""Spellings of addresses inside, and what a hostile name server may answer. Test support, no tests."""

# ruff: noqa: SIM905 - nothing is bound here; a list of words reads best as words

from __future__ import annotations

LOOPBACK_4 = """
127.0.0.1 127.0.0.2 127.0.0.53 127.1.1.1 127.255.255.254 127.1 127.0.1 127.0.0.1. 127.1. 127.65537 127.0.00.1 127.0x1
0x7f000001 0X7F000001 0x7f.1 0x7f.0.0.1 0x7f.0x0.0x0.0x1 0x7F.0.1 0x07f.0.0.1 0x0000007f.1 2130706433 2130706434
017700000001 0177.0.0.1 0177.1 0177.0.1 00177.0.0.01 0000177.0.0.1 127.0.0.01 127.0.0.0x1 127.00.00.01 0177.0x1
0 0.0.0.0 0x0 00 0.0 000.000.000.000
127。0。0。1 127．0．0．1 127｡0｡0｡1 １２７.0.0.1 １２７．０．０．１ ①②⑦.⓪.⓪.① 𝟙𝟚𝟟.𝟘.𝟘.𝟙 %31%32%37.0.0.1 127.0.0.%31
""".split()
LOOPBACK_6 = """
[::1] [0:0:0:0:0:0:0:1] [0000::0001] [::0:1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [::FFFF:7F00:0001]
[0:0:0:0:0:ffff:7f00:1] [::127.0.0.1] [::7f00:1] [64:ff9b::7f00:1] [64:ff9b::127.0.0.1] [2002:7f00:1::]
[::1%25lo] [::ffff:0:127.0.0.1] [fe80::1] [fe80::1%25lo] [fc00::1] [ff02::1]
""".split()
NAMES = """
localhost LOCALHOST localhost. LocalHost. a.localhost localhost.localdomain printer.local metadata.google.internal
ｌocalhost loc%61lhost
""".split()
ELSEWHERE = """
10.0.0.1 10.1 172.16.0.1 192.168.1.1 192.168.257 169.254.169.254 0xa9fea9fe 100.64.0.1 [fd00:ec2::254] 224.0.0.1
255.255.255.255 198.18.0.1 192.0.0.192
""".split()

SPELLINGS = (*LOOPBACK_4, *LOOPBACK_6, *NAMES, *ELSEWHERE)
"""Hosts as they stand in an address."""

RESOLVED = """
127.0.0.1 127.0.0.2 127.0.0.53 127.1.1.1 127.255.255.254 0.0.0.0 ::1 :: ::ffff:127.0.0.1 ::127.0.0.1 64:ff9b::7f00:1
2002:7f00:1:: 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 fe80::1 fc00::1 ff02::1 224.0.0.1
""".split()
"""What a hostile name server may answer."""
