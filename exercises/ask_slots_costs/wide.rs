//! Fixed fields, and among them room for a repair in every machine.

use super::{Answer, Case, Record, Repair};

pub struct Machine {
    pub id: u32,
    pub x: i32,
    pub y: i32,
    pub repair: Option<Repair>,
}

fn machine(record: Record) -> Machine {
    let Record { id, x, y, repair } = record;
    Machine { id, x, y, repair }
}

pub fn solve(case: &Case) -> Answer {
    let machines: Vec<Machine> = case.records.iter().map(machine).collect();

    let mut answer = Answer::default();
    for machine in machines.iter().rev() {
        answer.add(machine.id, machine.x, machine.y, machine.repair);
    }
    answer
}
