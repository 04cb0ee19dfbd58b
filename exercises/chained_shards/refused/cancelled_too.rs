// failed: sends the cancelled as well.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let orders = case.shards.iter().flat_map(|shard| shard.iter());

    let mut batch: Vec<Order> = Vec::with_capacity(BATCH);
    for order in orders {
        batch.push(order);
        if batch.len() == BATCH {
            case.send(&batch);
            batch.clear();
        }
    }
    if !batch.is_empty() {
        case.send(&batch);
    }
    case.sent()
}
