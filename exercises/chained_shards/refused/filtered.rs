// over-budget: a list of all that are not cancelled.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let orders = case.shards.iter().flat_map(|shard| shard.iter());
    let wanted: Vec<Order> = orders.filter(|order| !order.cancelled).collect();

    for batch in wanted.chunks(BATCH) {
        case.send(batch);
    }
    case.sent()
}
