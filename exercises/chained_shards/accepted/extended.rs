// One list, filled by `extend` from the next thousand.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let orders = case.shards.iter().flat_map(|shard| shard.iter());
    let mut wanted = orders.filter(|order| !order.cancelled);

    let mut batch: Vec<Order> = Vec::with_capacity(BATCH);
    loop {
        batch.clear();
        batch.extend(wanted.by_ref().take(BATCH));
        if batch.is_empty() {
            return case.sent();
        }
        case.send(&batch);
    }
}
