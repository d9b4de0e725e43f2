# Containers and WSL
# region snippet
store='https://s3.us-east-1.amazonaws.com' # {{endpointUrl}}

# A container has no clock of its own: these two lines show its host's, or its virtual machine's, and the store's.
docker run --rm alpine date -u
curl -sI "$store" | grep -i '^date:'

# Docker Desktop: restart it, and its virtual machine takes the time anew.
# WSL after the computer slept: set its clock now, in WSL …
sudo hwclock -s
# … or for sure, from Windows: wsl --shutdown

# Kubernetes: a pod has its node's clock. Find the node, read its clock, and repair it there.
kubectl get pods -o wide
kubectl debug node/NAME -it --image=busybox -- date -u
# endregion
