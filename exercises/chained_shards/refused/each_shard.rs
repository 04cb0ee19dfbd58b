// failed: a batch ends where its shard ends.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    for shard in &case.shards {
        let mut wanted = shard.iter().filter(|order| !order.cancelled);
        loop {
            let batch: Vec<Order> = wanted.by_ref().take(BATCH).collect();
            if batch.is_empty() {
                break;
            }
            case.send(&batch);
        }
    }
    case.sent()
}
