//! The log has a weak reference to each ship, and the port owns it.

use std::rc::{Rc, Weak};

use super::{Answer, Case, Ship};

pub fn solve(case: &Case) -> Answer {
    let mut log: Vec<Weak<Ship>> = Vec::with_capacity(case.ships.left());
    let mut port: Vec<Rc<Ship>> = Vec::new();
    for _ in 0..case.waves {
        port.retain(|ship| ship.stays);
        for ship in case.wave() {
            let ship = Rc::new(ship);
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
