// over-budget: keeps every value.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: HashMap<u32, Vec<u8>> = HashMap::new();
    let mut sum = 0;
    for lookup in &case.lookups {
        if lookup.changed || !cache.contains_key(&lookup.key) {
            cache.insert(lookup.key, case.compute(lookup));
        }
        sum += lookup.sum_in(&cache[&lookup.key]);
    }
    sum
}
