// Reads some hundred orders of a shard at a time.

use super::{Answer, BATCH, Case};

const PORTION: usize = 200;

pub fn solve(case: &Case) -> Answer {
    let mut batch = Vec::with_capacity(BATCH);
    for shard in &case.shards {
        while shard.left() > 0 {
            for order in shard.read(PORTION) {
                if !order.cancelled {
                    batch.push(order);
                }
                if batch.len() == BATCH {
                    case.send(&batch);
                    batch.clear();
                }
            }
        }
    }
    if !batch.is_empty() {
        case.send(&batch);
    }
    case.sent()
}
