// left-out: forgets what came first, however much it is used.

use std::collections::{HashMap, VecDeque};

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: HashMap<u32, Vec<u8>> = HashMap::new();
    let mut order = VecDeque::new();
    let mut held = 0;
    let mut sum = 0;
    for lookup in &case.lookups {
        if lookup.changed
            && let Some(old) = cache.remove(&lookup.key)
        {
            order.retain(|key| *key != lookup.key);
            held -= old.len();
        }
        if let Some(value) = cache.get(&lookup.key) {
            sum += lookup.sum_in(value);
            continue;
        }
        let value = case.compute(lookup);
        sum += lookup.sum_in(&value);
        if value.len() > case.limit {
            continue;
        }
        while held + value.len() > case.limit {
            let oldest = order.pop_front().expect("some are held");
            held -= cache.remove(&oldest).expect("it is held").len();
        }
        held += value.len();
        order.push_back(lookup.key);
        cache.insert(lookup.key, value);
    }
    sum
}
