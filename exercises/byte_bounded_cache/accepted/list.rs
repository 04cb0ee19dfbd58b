// A list in the order of use, searched from its beginning.

use std::collections::VecDeque;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut kept: VecDeque<(u32, Vec<u8>)> = VecDeque::new();
    let mut held = 0;
    let mut sum = 0;

    for lookup in &case.lookups {
        let at = kept.iter().position(|(key, _)| *key == lookup.key);
        let mut value = at.and_then(|at| kept.remove(at)).map(|kept| kept.1);
        held -= value.as_ref().map_or(0, Vec::len);
        if lookup.changed {
            value = None;
        }
        let value = value.unwrap_or_else(|| case.compute(lookup));
        sum += lookup.sum_in(&value);
        if value.len() > case.limit {
            continue;
        }
        while held + value.len() > case.limit {
            let (_, oldest) = kept.pop_front().expect("some are held");
            held -= oldest.len();
        }
        held += value.len();
        kept.push_back((lookup.key, value));
    }
    sum
}
