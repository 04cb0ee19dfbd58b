//! Lets the invoice own its order, so there is no cycle and no collector.

use std::cell::Cell;
use std::rc::Rc;

use super::{Answer, Case};

/// A member, with the points of all orders so far. Members stay.
struct Member {
    points: Cell<u32>,
    invited_by: Option<Rc<Member>>,
}

impl Member {
    /// Gives points for an order, and a tenth to who invited the member.
    fn reward(&self, amount: u32) {
        self.points.set(self.points.get() + amount);
        if let Some(by) = &self.invited_by {
            by.points.set(by.points.get() + amount / 10);
        }
    }
}

/// An order. It does not know its invoice.
struct Order {
    member: Rc<Member>,
    amount: u32,
}

/// An invoice, which owns its order.
struct Invoice {
    number: usize,
    order: Order,
}

impl Invoice {
    /// Prints the invoice.
    fn print(&self, answer: &mut Answer) {
        let points = self.order.member.points.get();
        answer.print(self.number, self.order.amount, points);
    }
}

/// Lists the members, each after the one who invited them.
fn members(case: &Case) -> Vec<Rc<Member>> {
    let mut members: Vec<Rc<Member>> = Vec::with_capacity(case.members.left());
    for invited_by in case.members.iter() {
        let invited_by = invited_by.map(|place| members[place].clone());
        members.push(Rc::new(Member { points: Cell::new(0), invited_by }));
    }
    members
}

pub fn solve(case: &Case) -> Answer {
    let members = members(case);
    let mut answer = Answer::default();
    for (number, new) in (1..).zip(case.orders.iter()) {
        let member = &members[new.member];
        member.reward(new.amount);
        let member = Rc::clone(member);
        let order = Order { member, amount: new.amount };
        Invoice { number, order }.print(&mut answer);
    }
    answer
}
