//! Only the fields that every machine has. The repairs lie in a table beside
//! the list, by the place of the machine.

use std::collections::HashMap;

use super::{Answer, Case, Record};

pub struct Machine {
    pub id: u32,
    pub x: i32,
    pub y: i32,
}

pub fn solve(case: &Case) -> Answer {
    let mut machines = Vec::with_capacity(case.records.left());
    let mut repairs = HashMap::new();
    for (place, record) in case.records.iter().enumerate() {
        let Record { id, x, y, repair } = record;
        machines.push(Machine { id, x, y });
        if let Some(repair) = repair {
            repairs.insert(place, repair);
        }
    }

    let mut answer = Answer::default();
    for (place, machine) in machines.iter().enumerate().rev() {
        let repair = repairs.get(&place).copied();
        answer.add(machine.id, machine.x, machine.y, repair);
    }
    answer
}
