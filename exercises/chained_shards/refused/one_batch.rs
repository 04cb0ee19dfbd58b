// wrong: sends one batch and stops.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let orders = case.shards.iter().flat_map(|shard| shard.iter());
    let wanted = orders.filter(|order| !order.cancelled);
    let batch: Vec<Order> = wanted.take(BATCH).collect();
    if !batch.is_empty() {
        case.send(&batch);
    }
    case.sent()
}
