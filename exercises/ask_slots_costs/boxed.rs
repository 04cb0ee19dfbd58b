//! Fixed fields, and in every machine the address of a repair, or none.

use super::{Answer, Case, Record, Repair};

pub struct Machine {
    pub id: u32,
    pub x: i32,
    pub y: i32,
    pub repair: Option<Box<Repair>>,
}

fn machine(record: Record) -> Machine {
    let Record { id, x, y, repair } = record;
    Machine { id, x, y, repair: repair.map(Box::new) }
}

pub fn solve(case: &Case) -> Answer {
    let machines: Vec<Machine> = case.records.iter().map(machine).collect();

    let mut answer = Answer::default();
    for machine in machines.iter().rev() {
        let repair = machine.repair.as_deref().copied();
        answer.add(machine.id, machine.x, machine.y, repair);
    }
    answer
}
