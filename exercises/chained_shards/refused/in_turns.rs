// wrong: takes an order of each shard in turn.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let mut batch: Vec<Order> = Vec::with_capacity(BATCH);
    while case.shards.iter().any(|shard| shard.left() > 0) {
        for order in case.shards.iter().filter_map(|shard| shard.next()) {
            if order.cancelled {
                continue;
            }
            batch.push(order);
            if batch.len() == BATCH {
                case.send(&batch);
                batch.clear();
            }
        }
    }
    if !batch.is_empty() {
        case.send(&batch);
    }
    case.sent()
}
