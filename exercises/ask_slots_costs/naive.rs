//! Each machine is a map from a field's name to its value, as an object with a
//! dict is. It has just the fields that it needs, and can get any other.

use std::collections::HashMap;

use super::{Answer, Case, Record, Repair};

type Machine = HashMap<&'static str, u64>;

fn machine(record: Record) -> Machine {
    let mut machine = HashMap::from([
        ("id", record.id.into()),
        ("x", record.x.cast_unsigned().into()),
        ("y", record.y.cast_unsigned().into()),
    ]);
    if let Some(Repair { at, by }) = record.repair {
        machine.insert("at", at);
        machine.insert("by", by);
    }
    machine
}

fn repair(machine: &Machine) -> Option<Repair> {
    let at = *machine.get("at")?;
    let by = *machine.get("by")?;
    Some(Repair { at, by })
}

pub fn solve(case: &Case) -> Answer {
    let machines: Vec<Machine> = case.records.iter().map(machine).collect();

    let mut answer = Answer::default();
    for machine in machines.iter().rev() {
        let [id, x, y] = ["id", "x", "y"].map(|name| machine[name] as u32);
        let [x, y] = [x, y].map(u32::cast_signed);
        answer.add(id, x, y, repair(machine));
    }
    answer
}
