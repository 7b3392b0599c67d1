//! The Yangquan Economic and Technological Development Zone (阳泉经开区) around January 2021: a book
//! made from two editions of its list of key projects, with the year's events beside them. What is
//! not in the seed is marked synthetic; see `README.md` beside this file.

pub mod book;
pub mod figures;
pub mod print;
pub mod service;
