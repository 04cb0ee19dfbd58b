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
    fn rule(&self, mut place: usize) -> u32 {
        loop {
            if let Some(rule) = self.rules[place] {
                return rule;
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
            Event::Ask { folder } => answer.rule(tree.rule(folder)),
        }
    }
    let mut open = vec![0];
    while let Some(place) = open.pop() {
        answer.line(tree.names[place], tree.rules[place]);
        open.extend(tree.children[place].iter().rev());
    }
    answer
}
