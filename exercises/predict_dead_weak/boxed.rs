//! The log has weak references too, and a ship lies in a block of its own.

use std::rc::{Rc, Weak};

use super::{Answer, Case, Ship};

pub fn solve(case: &Case) -> Answer {
    let mut log: Vec<Weak<Box<Ship>>> = Vec::with_capacity(case.ships.left());
    let mut port: Vec<Rc<Box<Ship>>> = Vec::new();
    for _ in 0..case.waves {
        port.retain(|ship| ship.stays);
        for ship in case.wave() {
            let ship = Rc::new(Box::new(ship));
            log.push(Rc::downgrade(&ship));
            port.push(ship);
        }
    }

    let asked = case.asked();
    let mut answer = Answer::default();
    for ship in &log {
        answer.add(ship.upgrade().map(|ship| ship.cargo[asked]));
    }
    answer
}
