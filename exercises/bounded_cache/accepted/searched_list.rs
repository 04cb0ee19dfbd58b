// A list in the order of use, searched from its end.

use std::collections::VecDeque;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut kept: VecDeque<(u32, Vec<u64>)> = VecDeque::new();

    for product in case.requests() {
        let at = kept.iter().rposition(|(key, _)| *key == product);
        let found = at.and_then(|at| kept.remove(at));
        if found.is_none() && kept.len() == case.bound.get() {
            kept.pop_front();
        }
        let (_, list) =
            found.unwrap_or_else(|| (product, case.similar(product)));
        case.show(&list);
        kept.push_back((product, list));
    }
    case.checksum()
}
