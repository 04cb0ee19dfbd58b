// Lists of names, rules, parents and children, all by place.

use super::{Answer, Case, Event};

#[derive(Default)]
struct Tree {
    names: Vec<u32>,
    rules: Vec<Option<u32>>,
    parents: Vec<usize>,
    children: Vec<Vec<usize>>,
}

impl Tree {
    fn rules(&self, mut place: usize, answer: &mut Answer) {
        loop {
            if let Some(rule) = self.rules[place] {
                answer.rule(rule);
            }
            // The first folder is in no other.
            if place == 0 {
                return;
            }
            place = self.parents[place];
        }
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut tree = Tree {
        names: vec![case.name],
        rules: vec![Some(case.rule)],
        parents: vec![0],
        children: vec![Vec::new()],
    };
    let mut answer = Answer::default();
    while let Some(event) = case.events.next() {
        match event {
            Event::New { name, rule, parent } => {
                tree.children[parent].push(tree.names.len());
                tree.names.push(name);
                tree.rules.push(rule);
                tree.parents.push(parent);
                tree.children.push(Vec::new());
            }
            Event::Set { folder, rule } => tree.rules[folder] = rule,
            Event::Ask { folder } => tree.rules(folder, &mut answer),
        }
    }
    let mut open = vec![0];
    while let Some(place) = open.pop() {
        answer.line(tree.names[place], tree.rules[place]);
        open.extend(tree.children[place].iter().rev());
    }
    answer
}
