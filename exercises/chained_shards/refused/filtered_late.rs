// failed: takes a thousand orders, and then leaves out the cancelled.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let mut orders = case.shards.iter().flat_map(|shard| shard.iter());

    loop {
        let mut batch: Vec<Order> = orders.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        batch.retain(|order| !order.cancelled);
        case.send(&batch);
    }
    case.sent()
}
