// over-budget: a list of all, and a batch besides.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let mut all: Vec<Order> = Vec::new();
    for shard in &case.shards {
        all.extend(shard.iter());
    }

    let mut batch: Vec<Order> = Vec::with_capacity(BATCH);
    for order in all {
        if order.cancelled {
            continue;
        }
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
