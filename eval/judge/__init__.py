"""Measuring answers by a judge model: does every statement follow from its quotes, and is the question answered?"""
