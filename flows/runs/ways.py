"""What a run hands over to the warehouse: how to judge, how to file, what to tell endpoints."""

from collections.abc import Mapping

from flows.endpoints.places import holds_in
from flows.messages.outgoing import bodies
from flows.workers.timing import judging_time
from flows.world import World
from warehouse.filing.judging import judge_with, measures_meet
from warehouse.filing.series import filing_of
from warehouse.ingest import Ways
from warehouse.judgement.lexicons import knowledge_of
from warehouse.records import Account, Alert


def ways_of(world: World) -> Ways:
    """The judgement, the filing and the messages, as the warehouse calls them."""
    knowledge = knowledge_of(world.reader.gazetteer)
    endpoints, holds = world.settings.endpoints, holds_in(world.reader.gazetteer)

    def outgoing(alert: Alert, accounts: Mapping[str, Account]) -> Mapping[str, bytes]:
        return bodies(alert, accounts, endpoints, holds, world.settings.page_url)

    filing = filing_of(knowledge, world.reader.gazetteer)
    judge = judge_with(knowledge)
    atlas = knowledge.atlas
    return Ways(filing, judge, outgoing, world.reach, measures_meet, judging_time, atlas)
