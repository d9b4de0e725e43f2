# Kubernetes
# region snippet
store='https://s3.us-east-1.amazonaws.com' # {{endpointUrl}}

# A pod has its node's clock, so errors that come and go with the pod are one node's. Which node signs?
kubectl get pods -o wide

# That node's clock and the store's, in UTC. NAME is the node.
kubectl debug node/NAME -it --image=busybox -- date -u
curl -sI "$store" | grep -i '^date:'

# Repair it there, in a shell on the node:
#   sudo chronyc makestep
# Where you can't, have its pods move to other nodes:
#   kubectl drain NAME --ignore-daemonsets
# endregion
