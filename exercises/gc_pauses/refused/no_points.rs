// wrong: gives nothing to the one who invited the member.

use super::{Answer, Case};

struct Member {
    points: u32,
    invited_by: Option<usize>,
}

struct Order {
    member: usize,
    amount: u32,
}

struct Invoice<'a> {
    number: usize,
    order: &'a Order,
}

impl Invoice<'_> {
    fn print(&self, members: &[Member], answer: &mut Answer) {
        let Order { member, amount } = *self.order;
        answer.print(self.number, amount, members[member].points);
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut members: Vec<Member> = case
        .members
        .iter()
        .map(|invited_by| Member { points: 0, invited_by })
        .collect();
    let mut answer = Answer::default();
    for (number, new) in (1..).zip(case.orders.iter()) {
        let order = Order { member: new.member, amount: new.amount };
        members[order.member].points += order.amount;
        Invoice { number, order: &order }.print(&members, &mut answer);
    }
    answer
}
