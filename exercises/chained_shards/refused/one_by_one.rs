// failed: a batch for each order.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    for shard in &case.shards {
        for order in shard.iter().filter(|order| !order.cancelled) {
            case.send(&[order]);
        }
    }
    case.sent()
}
