// The collector is not told of the members, so it looks at orders alone.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use jrsonnet_gcmodule::{Cc, Trace, collect_thread_cycles};

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

/// An order, which knows its invoice.
#[derive(Trace)]
#[trace(tracking(force))]
struct Order {
    #[trace(skip)]
    member: Rc<Member>,
    amount: u32,
    invoice: RefCell<Option<Cc<Invoice>>>,
}

/// An invoice, which knows its order.
#[derive(Trace)]
#[trace(tracking(force))]
struct Invoice {
    number: usize,
    order: Cc<Order>,
}

impl Order {
    /// Makes an order and its invoice.
    fn new(member: &Rc<Member>, amount: u32, number: usize) -> Cc<Order> {
        let (member, invoice) = (member.clone(), RefCell::new(None));
        let order = Cc::new(Order { member, amount, invoice });
        let invoice = Cc::new(Invoice { number, order: order.clone() });
        *order.invoice.borrow_mut() = Some(invoice);
        order
    }

    /// Prints the invoice of the order.
    fn print(&self, answer: &mut Answer) {
        if let Some(invoice) = &*self.invoice.borrow() {
            let order = &invoice.order;
            let points = order.member.points.get();
            answer.print(invoice.number, order.amount, points);
        }
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
        let order = Order::new(member, new.amount, number);
        order.print(&mut answer);
        if number % 20 == 0 {
            let _ = collect_thread_cycles();
        }
    }
    let _ = collect_thread_cycles();
    answer
}
