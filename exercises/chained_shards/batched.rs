//! A chain of all shards, and a new list for each batch.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let orders = case.shards.iter().flat_map(|shard| shard.iter());
    let mut wanted = orders.filter(|order| !order.cancelled);

    loop {
        let batch: Vec<Order> = wanted.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        case.send(&batch);
    }
    case.sent()
}
