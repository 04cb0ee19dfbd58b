// over-budget: makes all batches, and then sends them.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let orders = case.shards.iter().flat_map(|shard| shard.iter());
    let mut wanted = orders.filter(|order| !order.cancelled);

    let mut batches = Vec::new();
    loop {
        let batch: Vec<Order> = wanted.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        batches.push(batch);
    }
    for batch in &batches {
        case.send(batch);
    }
    case.sent()
}
