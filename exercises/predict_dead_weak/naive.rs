//! The log owns each ship, so a ship that has left is still there.

use std::rc::Rc;

use super::{Answer, Case, Ship};

pub fn solve(case: &Case) -> Answer {
    let mut log: Vec<Rc<Ship>> = Vec::with_capacity(case.ships.left());
    let mut port: Vec<Rc<Ship>> = Vec::new();
    for _ in 0..case.waves {
        port.retain(|ship| ship.stays);
        for ship in case.wave() {
            let ship = Rc::new(ship);
            log.push(Rc::clone(&ship));
            port.push(ship);
        }
    }

    let asked = case.asked();
    let mut answer = Answer::default();
    for ship in &log {
        // The port is the other owner, as long as the ship is there.
        let is_there = Rc::strong_count(ship) > 1;
        answer.add(is_there.then(|| ship.cargo[asked]));
    }
    answer
}
