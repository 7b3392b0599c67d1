//! Codes by which the world knows organisations, projects and places.
