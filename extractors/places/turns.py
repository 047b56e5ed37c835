"""Words by which a sentence leaves the scene told before it, stays in it, or counts elsewhere."""

import re

PART_OF = re.compile(r"\s+of (?:the |all )?$")  # "70 percent of Syria", "a third of the country"
BY_THE_MILLION = re.compile(r"(?i)million|billion|\d,\d{3},\d{3}")
COUNTS = re.compile(r"[a-z -]{0,24}$")  # between a figure and the people it counts
COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|(?:up|down) (?:from|on)|second only to|behind only|unlike"
    r"|(?:more|less|fewer|higher|lower|larger|bigger|smaller) than (?:in|at|that of|those of))\b"
)
ALONE = re.compile(r"\W+alone\b")
# A sentence that goes on with the scene before it.
GOES_ON = re.compile(
    r"\bof (?:them|the dead|the (?:victims|wounded|injured|killed|missing))\b|\bthere\b"
    r"|^\W*(?:It|They|He|She)\b"
    r"|\b[Tt]he (?:blast|bomb|bombing|explosion|attack|strike|raid|shooting|crash|fire|blaze|quake"
    r"|collapse|gunman|attacker|suspect|survivors|victims|boy|girl|driver)s?\b"
)
# Elsewhere, unnamed: "40 inmates fled from two other prisons", "marches in six cities".
OTHERS = re.compile(
    r"\b(?:in|at|across|from) (?:(?:\w+ )?other|several|many|two|three|four|five|six|seven|eight"
    r"|nine|ten|\d+) (?:\w+ )?(?:cities|towns|villages|provinces|districts|regions|states|counties"
    r"|jails|prisons|areas|parts)\b"
)
# The whole country's: "nationwide", and the sum of a war: "300,000 have died since the war began".
ALL_OVER = re.compile(
    r"\b(?:[Ee]lsewhere in the country|[Nn]ationwide|[Cc]ountrywide"
    r"|[Ss]ince (?:\w+ ){0,4}(?:war|conflict|uprising|revolt|rebellion|insurgency) "
    r"(?:began|started|broke out|erupted))\b"
)
TOLL = re.compile(
    r"(?i)\b(?:kill|die|dead|death|injur|wound|hurt|hospital|missing|rescue|evacuat|arrest|detain"
    r"|body|bodies|casualt|victim|survivor|destroy|damage)"
)
TAKES_UP = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]hey|[Ii]t)\b")
