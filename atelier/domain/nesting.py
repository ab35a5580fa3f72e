"""Clusters in their order, rubrics with what is nested in them: one level deep, whatever was stored."""

from collections import defaultdict
from collections.abc import Iterable

from atelier.domain.ids import ClusterId
from atelier.domain.things import Cluster

Nested = dict[ClusterId | None, list[Cluster]]
"""The clusters in each rubric; under None, those in none."""


def read_nesting(clusters: Iterable[Cluster]) -> Nested:
    """The clusters of one question in their order; one whose rubric is not there, or is nested, is in none."""
    by_id = {cluster.id: cluster for cluster in sorted(clusters, key=lambda c: (c.rank, c.id))}
    nested: Nested = defaultdict(list)
    for cluster in by_id.values():
        parent = by_id.get(cluster.parent_id) if cluster.parent_id is not None else None
        nested[None if parent is None or parent.parent_id is not None else parent.id].append(cluster)
    return nested
