//! Send the orders of all shards to the archive, except cancelled ones.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    // Does anybody need all orders at once?
    let mut all: Vec<Order> = Vec::new();
    for shard in &case.shards {
        all.extend(shard.iter());
    }
    let wanted = all.iter().filter(|order| !order.cancelled);
    let wanted: Vec<Order> = wanted.copied().collect();

    for batch in wanted.chunks(BATCH) {
        case.send(batch);
    }
    case.sent()
}
