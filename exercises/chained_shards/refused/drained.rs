// over-budget: takes batches out of a list of all that are not cancelled.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let orders = case.shards.iter().flat_map(|shard| shard.iter());
    let mut wanted: Vec<Order> =
        orders.filter(|order| !order.cancelled).collect();

    while !wanted.is_empty() {
        let end = wanted.len().min(BATCH);
        let batch: Vec<Order> = wanted.drain(..end).collect();
        case.send(&batch);
    }
    case.sent()
}
